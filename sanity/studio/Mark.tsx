/** The sign of Formulary, as the website shows it. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="1em" height="1em" aria-hidden="true">
      <circle cx="16" cy="16" r="15" fill="#17594b" />
      <path d="M9 23 23 9" stroke="#fcfbf8" strokeWidth="2.5" />
    </svg>
  );
}
