import { defineTerm } from '../term.ts';

export const condition = defineTerm({
  name: 'condition',
  title: 'Condition',
  example: 'Multiple myeloma',
  describe: 'what it is, for someone who has just been told they have it.',
});
