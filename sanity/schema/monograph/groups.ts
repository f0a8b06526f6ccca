/** The tabs of the form, in the order in which a monograph is written. */
export const GROUPS = [
  { name: 'essentials', title: 'Essentials', default: true },
  { name: 'safety', title: 'Safety first' },
  { name: 'use', title: 'Use & dose' },
  { name: 'sideEffects', title: 'Side effects' },
  { name: 'precautions', title: 'Precautions' },
  { name: 'questions', title: 'Questions' },
  { name: 'codes', title: 'Names & codes' },
  { name: 'sources', title: 'Sources & review' },
] as const;
