import { AUDITED } from './canonical.js';
import { defineEventCodes } from './event-codes.js';
import { type Recordable, Recording } from './recording.js';
import { digestOf, Words } from './words.js';

const { SPEC_RECORDED: code } = defineEventCodes({ SPEC_RECORDED: [30_010, 'Only in this test.'] });

describe('recording', () => {
  it('takes words out of a detail, wherever they stand, and keeps the same ones once', () => {
    const recording = new Recording();
    const note = new Words('wet');
    const { detail } = recording.take(
      { code, streamId: '1', detail: { note, after: [{ why: note }], at: 1 } },
      7,
    );
    const [kept, ...more] = recording.words;
    expect(more).toEqual([]);
    const reference = { words: kept?.words, digest: kept?.digest };
    expect(detail).toEqual({ note: reference, after: [{ why: reference }], at: 1 });
    expect(digestOf(kept?.salt ?? Buffer.alloc(0), 'wet')).toBe(kept?.digest);
    expect(JSON.stringify(detail)).not.toContain('wet');
  });

  it('salts: the same text has another digest the next time', () => {
    const [one, other] = [new Recording(), new Recording()];
    one.take({ code, streamId: '1', detail: { note: new Words('wet') } }, 7);
    other.take({ code, streamId: '1', detail: { note: new Words('wet') } }, 7);
    expect(one.words[0]?.digest).not.toBe(other.words[0]?.digest);
  });

  it('refuses free text that would stand in an event for ever', () => {
    const take = (detail: Record<string, unknown>) => () =>
      new Recording().take({ code, streamId: '1', detail }, 7);
    expect(take({ note: 'wet' })).toThrow('give it as Words');
    expect(take({ reason: 'it was wet' })).toThrow('give it as Words');
    expect(take({ reason: 'COUNT_MISMATCH' })).not.toThrow();
    expect(take({ reason: null })).not.toThrow();
  });

  it('puts an audit entry beside the event, under its client key, and says so in the event', () => {
    const recording = new Recording();
    const reason = new Words('dry again');
    const audit = { subjectKind: 'hold', subject: 'h', before: { open: true }, reason };
    const taken: Recordable = { code, streamId: '1', capture: 2, audit, detail: { note: reason } };
    const event = recording.take(taken, 7);
    expect(event.capture).toBe(2 | AUDITED);
    expect(event).not.toHaveProperty('audit');
    expect(recording.audits).toEqual([
      {
        ...{ streamId: '1', clientKey: event.clientKey, organisationId: 7, act: 'SPEC_RECORDED' },
        ...{ subjectKind: 'hold', subject: 'h', before: { open: true }, after: null },
        reason: { words: recording.words[0]?.words, digest: recording.words[0]?.digest },
      },
    ]);
  });
});
