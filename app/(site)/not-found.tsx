/** For a page that finds nothing to show and has no words of its own for it. Every page carries this. */
export default function NotFound() {
  return (
    <div className="plain-page">
      <h1>Page not found</h1>
      <p>
        To find a medicine, look in the <a href="/drugs">A to Z</a>.
      </p>
    </div>
  );
}
