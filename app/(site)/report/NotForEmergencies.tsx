import type { SiteSettings } from '#lib/content/siteSettings.ts';
import { Reporting } from '../_components/monograph/Reporting.tsx';

/** Said before anything is asked: whom a report does not reach. */
export function NotForEmergencies({ settings }: { settings: SiteSettings | null }) {
  return (
    <>
      <p className="caution-line">
        <strong>This is not for medical emergencies or side effects.</strong> No doctor or
        pharmacist answers here, and nobody reads reports by day and night. If you need help with
        your health, call your emergency number or ask a pharmacist.
      </p>
      <Reporting settings={settings} />
    </>
  );
}
