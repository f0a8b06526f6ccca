/** The tables of a lake's database, in the format this lake writes. */
export const SCHEMA_VERSION = 2;

/**
 * A row of `changes` is a revision: it never changes, and its number is never used again. So what
 * refers to one (a current document, an index) can be out of date but never wrong.
 */
export const DOCUMENT_TABLES = `
  -- What a transaction made of each document it touched. The state before is the previous row.
  CREATE TABLE changes (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset INTEGER NOT NULL,
    document_id TEXT NOT NULL,
    sequence INTEGER NOT NULL REFERENCES transactions (sequence),
    after TEXT,
    mutations TEXT NOT NULL,
    UNIQUE (dataset, document_id, sequence)
  );
  CREATE INDEX changes_by_transaction ON changes (sequence);
  CREATE INDEX transactions_by_dataset ON transactions (dataset);

  -- The current documents: which revision each is at, and what most queries ask of it.
  CREATE TABLE documents (
    row INTEGER PRIMARY KEY REFERENCES changes (row),
    dataset INTEGER NOT NULL REFERENCES datasets (row),
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    slug TEXT,
    summary TEXT NOT NULL,
    left_out TEXT NOT NULL,
    UNIQUE (dataset, id)
  );
  CREATE INDEX documents_by_type ON documents (dataset, type, id);
  CREATE INDEX documents_by_slug ON documents (dataset, slug, id) WHERE slug IS NOT NULL;

  -- Who refers to whom, as of a row of documents. Strength: 0 leads elsewhere, 1 weak, 2 strong.
  CREATE TABLE document_references (
    dataset INTEGER NOT NULL,
    target TEXT NOT NULL,
    row INTEGER NOT NULL,
    strength INTEGER NOT NULL,
    PRIMARY KEY (dataset, target, row)
  ) WITHOUT ROWID;
`;

export const SCHEMA = `
  CREATE TABLE datasets (
    row INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    acl_mode TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (project, name)
  );

  CREATE TABLE transactions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset INTEGER NOT NULL REFERENCES datasets (row),
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    UNIQUE (dataset, id)
  );
  ${DOCUMENT_TABLES}
  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE user_values (
    user_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user_id, key)
  ) WITHOUT ROWID;
`;
