/** The mark: a scored tablet. The same drawing is the site's icon. */
export function Mark() {
  return (
    <svg className="mark-tablet" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="15" />
      <path d="M9 23 23 9" />
    </svg>
  );
}
