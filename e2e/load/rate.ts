import autocannon from 'autocannon';

export type Rate = { perSecond: number; p99: number; faults: number };

/** Asks for paths, over and over, by 50 connections for so many seconds; with gzip, as browsers do. */
export async function rateOf(
  origin: string,
  paths: readonly string[],
  seconds: number,
): Promise<Rate> {
  const result = await autocannon({
    url: origin,
    connections: 50,
    duration: seconds,
    headers: { 'accept-encoding': 'gzip' },
    requests: paths.map((path) => ({ path })),
  });
  return {
    perSecond: Math.round(result.requests.average),
    p99: result.latency.p99,
    faults: result.non2xx + result.errors + result.timeouts,
  };
}
