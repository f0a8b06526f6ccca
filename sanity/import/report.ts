import type { Problem, ProblemKind } from './problem.ts';

type Done = { file: string; id: string; slug: string };

/** What an import did; `--json` prints exactly this. */
export type Report = {
  dryRun: boolean;
  /** False if there was no dataset to compare with: then every file counts as new. */
  compared: boolean;
  imported: Done[];
  updated: (Done & { fields: string[] })[];
  unchanged: Done[];
  /** Documents that editors have changed, as has their file. */
  conflicts: (Done & { reason: string; fix: string })[];
  quarantined: Quarantined[];
};

export type Quarantined = {
  file: string;
  line?: number;
  kind: ProblemKind;
  reason: string;
  fix: string;
  /** Further reasons in the same file. */
  also?: Problem[];
};

/** One entry per file: its first problem, with the others. */
export function quarantined(file: string, problems: readonly Problem[]): Quarantined {
  const [first, ...also] = problems;
  if (first === undefined) throw new Error(`No reason was given for not importing ${file}.`);
  return { file, ...first, ...(also.length === 0 ? {} : { also }) };
}

/** The report for people: what was done, and what is left for them, grouped by reason. */
export function summary(report: Report): string {
  const verb = report.dryRun ? 'would be ' : '';
  const total =
    report.imported.length +
    report.updated.length +
    report.unchanged.length +
    report.conflicts.length +
    report.quarantined.length;
  const lines = [
    `${total} ${total === 1 ? 'file' : 'files'}: ${report.imported.length} ${verb}imported, ` +
      `${report.updated.length} ${verb}updated, ${report.unchanged.length} unchanged, ` +
      `${report.conflicts.length} in conflict, ${report.quarantined.length} quarantined.`,
  ];
  for (const one of report.conflicts) {
    lines.push('', `${one.file}: ${one.reason}`, `  ${one.fix}`);
  }
  const kinds = new Map<ProblemKind, Quarantined[]>();
  for (const one of report.quarantined) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
  for (const [kind, files] of [...kinds].sort(([, a], [, b]) => b.length - a.length)) {
    lines.push('', `Not imported, ${kind} (${files.length}):`);
    for (const one of files) {
      lines.push(`  ${one.file}${one.line === undefined ? '' : `:${one.line}`}  ${one.reason}`);
    }
    const fixes = new Set(files.map((one) => one.fix));
    for (const fix of fixes) lines.push(`  → ${fix}`);
  }
  return lines.join('\n');
}
