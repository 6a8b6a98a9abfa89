import { newId } from '../../src/platform/ids/ids.js';
import { asSuperuser } from '../world/cluster.js';
import { PARTIES, type Party } from './audience.js';
import { CREW_PASSWORD } from './crew.js';
import type { Stage } from './stage.js';

/** Keys, invitations, badges and shifts, proposals, pledges, requests, hours of lanes: what people have without goods. */
export async function playPeople(stage: Stage): Promise<void> {
  for (const party of PARTIES) await playDesk(stage, party);
  for (const party of ['hub', 'otherHub'] as const) await playShift(stage, party);
  await playRegistered(stage);
  await playProposals(stage);
  await playPledges(stage);
  await playRequests(stage);
  await playLanes(stage);
  await playTrouble(stage);
}

/** What every administrator has: a key, an invitation. */
async function playDesk(stage: Stage, party: Party): Promise<void> {
  const { audience, crew } = stage;
  const roles = crew[party].roles.filter((role) => role !== 'ADMINISTRATOR');
  const key = await stage.act(
    party,
    'issueApiKey',
    { name: audience.canary(`a key of the ${party}`, party), roles },
    '... on IssuedApiKey { key apiKey { id } }',
  );
  stage.name(`${party}.key`, key.apiKey.id);
  stage.name(`${party}.keyText`, key.key);
  const email = `${audience.canary(`an invitation of the ${party}`, party).toLowerCase()}@example.org`;
  const invited = await stage.act(party, 'inviteMember', { email, roles }, '... on Invitation { id }');
  stage.name(`${party}.invitation`, invited.id);
  stage.name(`${party}.member`, crew[party].id);
}

/** A shared device at each hub, and a key that was revoked. */
async function playShift(stage: Stage, party: 'hub' | 'otherHub'): Promise<void> {
  const { audience } = stage;
  const badgeCode = audience.canary(`a badge of the ${party}`, party);
  const badge = { badgeCode, pin: '271828', currentPassword: CREW_PASSWORD };
  await stage.act(party, 'enrolBadge', badge);
  stage.name(`${party}.badge`, badgeCode);
  const opened = await stage.door.act(
    stage.thing(`${party}.keyText`),
    'openShift',
    { badgeCode, pin: '271828' },
    '... on OpenedShift { token }',
  );
  stage.name(`${party}.shift`, opened.token);
  const name = audience.canary(`a revoked key of the ${party}`, party);
  const select = '... on IssuedApiKey { key apiKey { id } }';
  const { key, apiKey } = await stage.act(party, 'issueApiKey', { name, roles: ['OPERATOR'] }, select);
  await stage.act(party, 'revokeApiKey', { id: apiKey.id });
  stage.name(`${party}.revoked`, key);
}

/** A hospital that the hub entered, so that its administrators act in it, with a member. */
async function playRegistered(stage: Stage): Promise<void> {
  const { audience } = stage;
  const hospital = { code: 'HOSPITAL', kind: 'AGENCY', name: 'A hospital', country: 'IT' };
  const { id } = await stage.act('hub', 'createOrganisation', hospital, '... on Organisation { id }');
  stage.name('hub.registered', id);
  const displayName = audience.canary('a person of the hospital', 'hub');
  const email = `${displayName.toLowerCase()}@example.org`;
  const member = { organisation: id, displayName, email, password: CREW_PASSWORD, roles: ['AGENCY'] };
  await stage.act('hub', 'addMember', member);
}

async function playProposals(stage: Stage): Promise<void> {
  const proposals: [Party, string, Party[]][] = [
    ['donor', 'LGG', ['donor', 'hub']],
    ['otherDonor', 'DXB', ['otherDonor', 'otherHub']],
    ['hub', 'LGG', ['hub']],
    ['otherHub', 'DXB', ['otherHub']],
  ];
  for (const [party, hub, viewers] of proposals) {
    const name = stage.audience.canary(`an organisation that the ${party} proposed`, ...viewers);
    const input = { kind: 'AGENCY', name, country: 'IT', hub };
    const made = await stage.act(
      party,
      'proposeOrganisation',
      input,
      '... on Organisation { id named: code }',
    );
    stage.name(`${party}.proposal`, made.id);
    stage.name(`${party}.proposalCode`, made.named);
    stage.audience.learn(made.named, 'the code of what was proposed', viewers);
  }
}

async function playPledges(stage: Stage): Promise<void> {
  const { audience } = stage;
  const pledges: [Party, string, Party][] = [
    ['donor', 'LGG', 'hub'],
    ['otherDonor', 'LGG', 'hub'],
    ['otherDonor', 'DXB', 'otherHub'],
  ];
  for (const [party, hub, at] of pledges) {
    const reference = audience.canary(`a pledge of the ${party}`, party, at);
    const purpose = audience.canary(`the purpose of a pledge of the ${party}`, party, at);
    const quantity = audience.quantity(`a quantity that the ${party} pledged`, party, at);
    const lines = [{ item: 'MASK_FFP2', quantity, recipient: 'CRI' }];
    const made = await stage.act(
      party,
      'makePledge',
      { hub, reference, purpose, lines },
      '... on Pledge { id }',
    );
    stage.name(`${party}.pledge`, made.id);
    stage.name(`${party}.pledgeReference`, reference);
    const reason = audience.canary(`why the ${party} revised a pledge`, party, at);
    await stage.act(party, 'revisePledge', {
      pledgeId: made.id,
      reason,
      lines: [{ ...lines[0], quantity: quantity + 1 }],
    });
    audience.learn(String(quantity + 1), `what the ${party} pledges now`, [party, at]);
  }
}

async function playRequests(stage: Stage): Promise<void> {
  const { audience } = stage;
  const requests: [Party, string, string, Party[]][] = [
    ['agency', 'request', 'LGG', ['hub']],
    ['agency', 'draftRequest', 'LGG', []],
    ['otherAgency', 'request', 'LGG', ['hub']],
    ['otherAgency', 'awayRequest', 'DXB', ['otherHub']],
  ];
  for (const [party, name, hub, others] of requests) {
    const purpose = audience.canary(`the purpose of a ${name} of the ${party}`, party, ...others);
    const quantity = audience.quantity(`a quantity that the ${party} needs`, party, ...others);
    const lines = [{ item: 'MASK_FFP2', quantity }];
    const need = { hub, destination: 'ROME', neededBy: '2020-03-20', urgency: 'URGENT', purpose, lines };
    const { id } = await stage.act(party, 'draftRequest', need, '... on SupplyRequest { id }');
    if (name !== 'draftRequest') await stage.act(party, 'openRequest', { requestId: id });
    stage.name(`${party}.${name}`, id);
  }
}

/** Each hub's own hours of one lane. */
async function playLanes(stage: Stage): Promise<void> {
  const { lanes } = await stage.ask('hub', '{ lanes(first: 1) { nodes { id } } }');
  const laneId = lanes.nodes[0].id;
  for (const party of ['hub', 'otherHub'] as const) {
    const reason = stage.audience.canary(`why the ${party} knows better`, party);
    await stage.act(party, 'overrideLane', { laneId, hoursLeast: 7, hoursMost: 9, reason });
  }
}

/** A job that came to no end: only those who keep the installation running read of it. */
async function playTrouble({ world, audience, things }: Stage): Promise<void> {
  const reason = audience.canary('why a job died', 'hub', 'otherHub');
  const [id, outbox] = [newId(), newId()];
  for (const one of [id, outbox]) audience.learn(one, 'a dead letter', ['hub', 'otherHub']);
  things.set('hub.deadLetter', id);
  await asSuperuser(
    (client) =>
      client.query(
        `INSERT INTO dead_letter (id, outbox_id, subscriber, name, payload, request_id, attempt, reason)
         VALUES ($1, $2, 'matrix', 'matrix', '{}', 'matrix', 1, $3)`,
        [id, outbox, reason],
      ),
    world.database,
  );
}
