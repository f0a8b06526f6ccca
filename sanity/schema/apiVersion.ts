/** The API version the Studio asks with: the site's, whose own constant stands beside secrets. */
export const API_VERSION = '2025-02-19';
