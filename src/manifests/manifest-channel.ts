/** On which hints come that an upload of an organisation changed. */
export function channelOf(organisationId: number): string {
  return `manifests.${organisationId}`;
}
