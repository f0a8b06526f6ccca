/** The people who can sign in to the Studio in local mode. */
export const LOCAL_PEOPLE = [
  { id: 'u-editor', displayName: 'Edith Editor', email: 'editor@localhost', roles: ['editor'] },
  { id: 'u-editor-2', displayName: 'Erin Editor', email: 'editor2@localhost', roles: ['editor'] },
  {
    id: 'u-reviewer',
    displayName: 'Rowan Reviewer',
    email: 'reviewer@localhost',
    roles: ['reviewer'],
  },
];
