import type { Metadata } from 'next';

export const metadata: Metadata = {
  title: 'What the dates mean',
  description: 'What “last reviewed”, “next review due” and “last changed” mean on a page.',
  alternates: { canonical: '/about/dates' },
};

export default function DatesPage() {
  return (
    <div className="plain-page">
      <h1>What the dates mean</h1>
      <p className="standfirst">At the end of each page about a medicine stand its dates.</p>
      <h2>Last reviewed</h2>
      <p>
        The day on which the reviewer named on the page read the text, as the editors have noted it.
        “Not yet” means that nobody has. It is not the day the page was printed or opened.
      </p>
      <h2>Next review due</h2>
      <p>
        By this day the text should be read again. It is at most 3 years after the last review. If
        this day has passed, the review is late. The text may still be right, but nobody has
        confirmed it again: ask a pharmacist.
      </p>
      <h2>Last changed</h2>
      <p>
        The day on which anything on the page was last changed in the editors’ system. It can be a
        new warning or a comma. A page can be changed after its last review. Then the newest words
        may not have been reviewed.
      </p>
      <h2>“Not refreshed”</h2>
      <p>
        Pages are fetched from the editors’ system again and again. If that fails, or if the new
        text has a fault, you see the last copy that was good. The note “Not refreshed” says since
        when. Something may have changed that you do not see. Come back later, or ask a pharmacist.
      </p>
      <h2>How soon a change is shown</h2>
      <p>
        When editors publish a change, the website is told and makes the page anew. This most often
        takes seconds. A page that is open on your screen does not change by itself: load it again.
      </p>
      <p>
        <a href="/about/review">How we review</a>
      </p>
    </div>
  );
}
