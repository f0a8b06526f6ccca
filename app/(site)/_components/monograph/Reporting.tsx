import type { Contact, SiteSettings } from '#lib/content/siteSettings.ts';
import { inOrder } from '../inOrder.ts';

/** Whom to call in an emergency and where to report a side effect, by region. */
export function Reporting({ settings }: { settings: SiteSettings | null }) {
  if (settings === null) return null;
  const { emergencyContacts, reportingContacts } = settings;
  if (emergencyContacts.length === 0 && reportingContacts.length === 0) return null;
  return (
    <section className="reporting" aria-labelledby="reporting-heading">
      <h2 id="reporting-heading">Getting help and reporting</h2>
      <Contacts heading="In an emergency" contacts={emergencyContacts} />
      <Contacts heading="Report a side effect" contacts={reportingContacts} />
    </section>
  );
}

function Contacts({ heading, contacts }: { heading: string; contacts: readonly Contact[] }) {
  if (contacts.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul>
        {inOrder(contacts, (contact) => (
          <li>
            {contact.region}:{' '}
            {contact.url === undefined ? contact.label : <a href={contact.url}>{contact.label}</a>}
            {contact.phone !== undefined && (
              <>
                , <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
