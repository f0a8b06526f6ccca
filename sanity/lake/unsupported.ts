/** What a client of Sanity may ask for and this lake refuses with 501. Every entry is exercised by a test. */
export type Unsupported = {
  what: string;
  why: string;
  request: { method: 'GET' | 'POST'; path: string; body?: unknown };
};

const ACTIONS_OF_VARIANTS = ['create', 'edit', 'delete', 'publish', 'unpublish'];
const DEFINITIONS_OF_VARIANTS = ['create', 'edit', 'delete'];

function action(actionType: string, what: string, why: string): Unsupported {
  const body = { actions: [{ actionType }] };
  return { what, why, request: { method: 'POST', path: '/data/actions/production', body } };
}

function query(expression: string, what: string, why: string): Unsupported {
  const path = `/data/query/production?query=${encodeURIComponent(expression)}`;
  return { what, why, request: { method: 'GET', path } };
}

const VARIANTS_ARE_BETA =
  'A beta without public documentation, which a Studio leaves out unless `beta.variants` is switched on.';
const CLOUD_ONLY = 'It is a service of the cloud, with no content of its own to keep here.';
const NOT_IN_GROQ_JS = 'The evaluator, groq-js, does not implement it.';

export const UNSUPPORTED: Unsupported[] = [
  ...ACTIONS_OF_VARIANTS.map((name) =>
    action(`sanity.action.document.variant.${name}`, `variant action "${name}"`, VARIANTS_ARE_BETA),
  ),
  ...DEFINITIONS_OF_VARIANTS.map((name) =>
    action(
      `sanity.action.variant.definition.${name}`,
      `variant definition "${name}"`,
      VARIANTS_ARE_BETA,
    ),
  ),
  query('*[text::semanticSimilarity("x")]', 'semantic search in GROQ', NOT_IN_GROQ_JS),
  query('media::aspect(*[0], "image")', 'media:: functions in GROQ', NOT_IN_GROQ_JS),
  query('documents::incomingRefCount()', 'counts of incoming references in GROQ', NOT_IN_GROQ_JS),
  query('user::attributes()', 'user:: functions in GROQ', NOT_IN_GROQ_JS),
  {
    what: 'variants in queries',
    why: VARIANTS_ARE_BETA,
    request: { method: 'GET', path: '/data/query/production?query=*&variant=a' },
  },
  {
    what: 'the scheduling API',
    why: 'Deprecated: scheduled drafts and releases take its place, and work. A Studio that asks for schedules is told that there are none.',
    request: { method: 'POST', path: '/schedules/test/production', body: {} },
  },
  {
    what: 'media library',
    why: CLOUD_ONLY,
    request: { method: 'GET', path: '/media-libraries?organizationId=o' },
  },
  {
    what: 'AI actions',
    why: CLOUD_ONLY,
    request: { method: 'POST', path: '/agent/action/generate/production', body: {} },
  },
  {
    what: 'deploying a schema',
    why: CLOUD_ONLY,
    request: { method: 'POST', path: '/descriptors/claim', body: {} },
  },
  {
    what: 'reading deployed schemas',
    why: CLOUD_ONLY,
    request: { method: 'GET', path: '/projects/test/datasets/production/schemas' },
  },
  {
    what: 'CORS origins over HTTP',
    why: 'They stand in the configuration.',
    request: { method: 'GET', path: '/projects/test/cors' },
  },
  {
    what: 'webhooks of whole transactions',
    why: 'Sanity has them for old projects only; webhooks of documents are told of everything.',
    request: { method: 'POST', path: '/hooks/projects/test', body: { type: 'transaction' } },
  },
  {
    what: 'GraphQL',
    why: 'It is deployed from a schema, which this lake does not know.',
    request: { method: 'POST', path: '/graphql/production/default', body: {} },
  },
];
