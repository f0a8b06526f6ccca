const GREEK: Record<string, string> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ω: 'omega',
  µ: 'micro',
  μ: 'micro',
};

/**
 * The address of a title: "Amoxicillin + Clavulanic Acid" → `amoxicillin-clavulanic-acid`.
 * @returns '' if nothing of the title can stand in an address.
 */
export function slugFromTitle(title: string): string {
  return title
    .replace(/[α-ωµ]/g, (letter) => GREEK[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
