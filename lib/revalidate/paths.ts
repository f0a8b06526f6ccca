/** Where taps go. Next tells its cache only once a request has ended, so a tap is one of its own. */
export const TAP_PATH = '/api/revalidate/tap';

/** Where the server's process hands over what another instance has seen through. */
export const RELAYED_PATH = '/api/revalidate/relayed';
