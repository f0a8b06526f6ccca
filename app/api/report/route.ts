import { reportDesk } from '#lib/reports/desk.ts';
import { receiveReport } from '#lib/reports/receive.ts';

/** Takes what a reader reports about a page. */
export function POST(request: Request): Promise<Response> {
  return receiveReport(reportDesk(), request);
}
