import type { DemoOrganisation } from './demo.data.js';

/**
 * Those who give and get in spring 2020 besides the demo's first story. Names are those of the sources where they
 * name anybody; the addresses, and that these people exist, are made up.
 */
const one = (
  kind: 'DONOR' | 'AGENCY',
  code: string,
  name: string,
  country: string,
  email: string,
): DemoOrganisation => ({
  code,
  kind,
  name,
  country,
  members: [{ name: kind === 'DONOR' ? 'Donor' : 'Agency', email, roles: [kind] }],
});

export const SPRING_ORGANISATIONS: readonly DemoOrganisation[] = [
  one('DONOR', 'BELGIAN-STATE', 'Belgian State (purchases)', 'BE', 'donor@state.example'),
  one('DONOR', 'HENAN-GOVERNMENT', 'Government of Henan', 'CN', 'donor@henan.example'),
  one('DONOR', 'CHENGDU-SENDER', 'Sender of the Chengdu train (made up)', 'CN', 'donor@chengdu.example'),
  one('AGENCY', 'FR-HEALTH-MINISTRY', 'French Ministry of Health', 'FR', 'agency@sante.example'),
  one('AGENCY', 'SI-DEFENCE', 'Slovenian Ministry of Defence', 'SI', 'agency@mors.example'),
  one('AGENCY', 'BE-HEALTH', 'Belgian health authorities', 'BE', 'agency@health.example'),
  one('AGENCY', 'CH-DEFENCE', 'Swiss Ministry of Defence', 'CH', 'agency@vbs.example'),
  one('AGENCY', 'UK-HEALTH', 'United Kingdom health authorities', 'GB', 'agency@nhs.example'),
];
