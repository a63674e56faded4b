/** A label of a host that is an API's alone. */
const API_LABEL = /(?:^|[.-])(?:api|apis|rest|rpc|graphql|gateway)(?:[.-]|$)/;

/**
 * Whether the labels of a host say that an API lives there, and no web app of the same vendor. Any other host may have
 * both, and its pages would be the best place for somebody who wants the token.
 * @param labels in lower case, without the domain that somebody registered where that is known
 */
export function isNamedAsApi(labels: string): boolean {
  return API_LABEL.test(labels);
}
