import { get } from 'node:http';

/** A monograph's page and the bytes of its HTML as they come over the wire. */
export type Sized = { path: string; bytes: number };

/** Lists longer than this are measured by every nth page. */
const MOST = 200;

/**
 * The longest monograph of a site and the one in the middle, by the weight of their HTML.
 * @param site The site's address, without a final slash.
 * @throws if its A to Z lists none.
 */
export async function longestAndMedian(site: string): Promise<{ longest: Sized; median: Sized }> {
  const list = await (await fetch(`${site}/drugs`)).text();
  const paths = [...new Set(list.match(/(?<=href=")\/drugs\/[a-z0-9-]+(?=")/g))];
  const every = Math.ceil(paths.length / MOST);
  const sized: Sized[] = [];
  for (const path of paths.filter((_, index) => index % every === 0)) {
    sized.push({ path, bytes: await compressedSize(site + path) });
  }
  sized.sort((a, b) => a.bytes - b.bytes);
  const longest = sized.at(-1);
  const median = sized[Math.floor(sized.length / 2)];
  if (longest === undefined || median === undefined)
    throw new Error(`${site}/drugs lists nothing.`);
  return { longest, median };
}

function compressedSize(address: string): Promise<number> {
  return new Promise((settle, fail) => {
    get(address, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () => settle(bytes));
      answer.on('error', fail);
    }).on('error', fail);
  });
}
