/** For a published monograph that is not fit to show and of which no good copy was kept. */
export function BeingCorrected() {
  return (
    <div className="plain-page">
      <h1>This page is being corrected</h1>
      <p>
        There is a page about this medicine, but something in it is not right, so it is not shown.
        The editors have been told.
      </p>
      <p>
        If you need to know something about your medicine now, read the leaflet in its pack or ask a
        pharmacist. Other medicines are in the <a href="/drugs">A to Z</a>.
      </p>
    </div>
  );
}
