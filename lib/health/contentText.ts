import type { ContentReport } from './contentReport.ts';

/** A report as lines to read: each document, and below it what is wrong where and what mends it. */
export function reportText({ documents, faults }: ContentReport): string {
  const count = `${documents} published ${documents === 1 ? 'document' : 'documents'} checked`;
  if (faults.length === 0) return `${count}: all can be shown as they stand.`;
  const faulty = Map.groupBy(faults, ({ document }) => document);
  const parts = [...faulty].map(([document, all]) => {
    const lines = all.map(
      ({ place, rule, fix }) => `  ${place || '(the document)'}: ${fix} [${rule}]`,
    );
    return [`${all[0]?.title} (${all[0]?.type} ${document})`, ...lines].join('\n');
  });
  const verdict = `${faulty.size} cannot be shown as ${faulty.size === 1 ? 'it stands' : 'they stand'}`;
  return [`${count}: ${verdict}.`, ...parts].join('\n\n');
}
