import { defineTerm } from '../term.ts';

export const drugClass = defineTerm({
  name: 'drugClass',
  title: 'Drug class',
  example: 'Immunomodulators',
  describe: 'what its medicines do and are used for.',
});
