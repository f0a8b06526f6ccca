import type { Endpoint } from '../http/context.ts';
import { doc } from './doc.ts';
import { mutate } from './mutate.ts';
import { ping } from './ping.ts';
import { query } from './query.ts';
import { users } from './users.ts';

/** Everything this lake answers. */
export const endpoints: Endpoint[] = [ping, query, doc, mutate, users];
