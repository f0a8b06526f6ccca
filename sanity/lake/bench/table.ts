import type { SizeReport } from './bench.ts';
import type { Timing } from './measure.ts';

type Row = string[];

/** Takes what was measured with one size; returns it as plain text to read. */
export function tableOf(report: SizeReport): string {
  const { size, reads, writes, fanOut, lake, naive } = report;
  const queries: Row[] = reads.map((read) => [
    read.name,
    ms(read.evaluation.first),
    ms(read.evaluation.median),
    ms(read.evaluation.p95),
    percent(read.evaluation.spread),
    ms(read.http.median),
    ms(read.http.p95),
    read.naive ? ms(read.naive.median) : '',
    read.naive ? ratio(read.naive.median / read.evaluation.median) : '',
  ]);
  const footprint: Row[] = [
    ['cold start to first answer, ms', ms(lake.start.median), ms(naive.start.median)],
    ['memory at rest after start, MB', mb(lake.atRest), mb(naive.atRest)],
    ['memory after the queries, MB', mb(lake.afterQueries), mb(naive.afterQueries)],
    ['most memory while importing, MB', mb(lake.importing), ''],
    ['files, MB (naive: the raw JSON)', mb(lake.file), mb(naive.file)],
    ['files, kB a document', perDocument(lake.file, size), perDocument(naive.file, size)],
  ];
  const { listeners, afterSending, afterAcknowledged } = fanOut;
  const told: Row[] = [
    [`from sent to all ${listeners} told`, ms(afterSending.median), ms(afterSending.p95)],
    ['from acknowledged to all told', ms(afterAcknowledged.median), ms(afterAcknowledged.p95)],
  ];
  return [
    `## ${size.toLocaleString('en')} documents`,
    aligned(
      ['query, ms', 'first', 'lake', 'p95', '±', 'HTTP', 'p95', 'naive', 'naive/lake'],
      queries,
    ),
    aligned(
      ['write', 'documents/s'],
      writes.map(({ name, documentsPerSecond }) => [name, documentsPerSecond.toFixed(0)]),
    ),
    aligned(['listeners, ms', 'median', 'p95'], told),
    aligned(['process', 'lake', 'naive'], footprint),
  ].join('\n\n');
}

function ms(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

function mb(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

function percent(share: Timing['spread']): string {
  return `${Math.round(share * 100)} %`;
}

function ratio(value: number): string {
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ×`;
}

function perDocument(megabytes: number, size: number): string {
  return ((megabytes * 1024) / size).toFixed(1);
}

/** Columns under their heads: the first to the left, numbers to the right. */
function aligned(head: Row, rows: Row[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
