/** Any of Sanity's field rules. */
type Requirable<Rule> = { required: () => { error: (message: string) => Rule } };

/**
 * Marks a field as one that must be filled in: for the editor, and for the types generated from
 * this schema.
 * @param rule The field's rule as Sanity passes it.
 */
export function required<Rule>(rule: Requirable<Rule>): Rule {
  return rule.required().error('Required: fill this in.');
}
