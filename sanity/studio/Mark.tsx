/** The sign of Formulary: a capital F with the serifs of a printed book. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" fill="currentColor" aria-hidden="true">
      <path d="M5 3h14v4.5h-1.4C17.3 5.6 16.6 5 14.8 5H10v6h3c1.7 0 2.1-.5 2.3-2H17v6h-1.7c-.2-1.5-.6-2-2.3-2h-3v5.3c0 1.2.4 1.6 2.2 1.7v1H5v-1c1.5-.1 2-.5 2-1.7V5.7C7 4.5 6.5 4.1 5 4Z" />
    </svg>
  );
}
