import type { Metadata } from 'next';

export const metadata: Metadata = {
  title: 'How we review',
  description: 'How a page about a medicine is checked, and how you can tell that it has been.',
  alternates: { canonical: '/about/review' },
};

export default function ReviewPage() {
  return (
    <div className="plain-page">
      <h1>How we review</h1>
      <p className="standfirst">
        A page counts as reviewed only if a person with a name stands for it. Until then it says
        “Not clinically reviewed” at the top.
      </p>
      <h2>Who reviews</h2>
      <p>
        The editors write a page and name its reviewer. At the end of a reviewed page you find the
        reviewer’s name and credentials, the day of the review and the day the next one is due. That
        day is at most 3 years later.
      </p>
      <p>
        A reviewed page must name at least one reference: what its text rests on. The website does
        not show a page as reviewed without one.
      </p>
      <h2>Text that nobody has reviewed</h2>
      <p>
        Some text is taken over from other files. Some is written by a machine. As long as nobody
        has reviewed it, the notice at the top says which of these it is. You can read it, but
        nobody with credentials has confirmed it.
      </p>
      <p>
        A notice at the top also says if a medicine has been withdrawn, if it is not yet licensed,
        or if a page is only a demonstration.
      </p>
      <h2>What the computer checks</h2>
      <p>
        Each time a page is made, the website checks that its parts are whole. It looks for missing
        parts, broken lists and hidden characters. If something is wrong, the new text is not shown.
        You see the last good one, with a note. If there is none, the page says that it is being
        corrected.
      </p>
      <p>This check cannot tell whether a text is true. Only people can do that.</p>
      <h2>If you find a mistake</h2>
      <p>
        <a href="/report">Report a problem with a page</a>. Your report goes to the editors.
      </p>
      <p>
        <a href="/about/dates">What the dates mean</a>
      </p>
    </div>
  );
}
