const READ_ALL = { filter: 'true', permissions: ['read' as const, 'history' as const] };
const WRITE_ALL = {
  filter: 'true',
  permissions: ['read' as const, 'create' as const, 'update' as const, 'history' as const],
};

/** Documents of the Presentation tool: who previews a draft has to be able to write one. */
const PREVIEW_SECRETS = {
  filter: '_type in ["sanity.previewUrlSecret", "sanity.previewUrlShareAccess"]',
  permissions: ['create' as const, 'update' as const],
};

export const DEFAULT_ROLES = [
  { name: 'administrator', title: 'Administrator', grants: [WRITE_ALL] },
  { name: 'editor', title: 'Editor', grants: [WRITE_ALL] },
  { name: 'viewer', title: 'Viewer', grants: [READ_ALL] },
  { name: 'reviewer', title: 'Reviewer', grants: [READ_ALL, PREVIEW_SECRETS] },
];

export const DEFAULT_USERS = [
  {
    id: 'u-editor',
    displayName: 'Edith Editor',
    email: 'editor@localhost',
    roles: ['editor'],
  },
  {
    id: 'u-reviewer',
    displayName: 'Rowan Reviewer',
    email: 'reviewer@localhost',
    roles: ['reviewer'],
  },
];
