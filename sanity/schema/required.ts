/** Any of Sanity's field rules. */
type Requirable<Rule> = { required: () => Rule };

/**
 * Marks a field as one that must be filled in. The publish guard refuses the document anyway; this
 * tells the Studio and the generated types so.
 * @param rule The field's rule as Sanity passes it.
 */
export function required<Rule>(rule: Requirable<Rule>): Rule {
  return rule.required();
}
