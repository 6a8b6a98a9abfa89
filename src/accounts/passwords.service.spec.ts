import { parseOptions } from '@node-rs/argon2';
import { ARGON2, DECOY, PasswordsService } from './passwords.service.js';

const passwords = new PasswordsService();
const parametersOf = ({ algorithm, memoryCost, timeCost, parallelism }: ReturnType<typeof parseOptions>) => ({
  algorithm,
  memoryCost,
  timeCost,
  parallelism,
});

describe('passwords', () => {
  it('are right when they are the same text, however the keyboard wrote it', async () => {
    const stored = await passwords.hash('Li\u00e9ge-\ufb01ve-masks'); // one letter, one ligature
    expect(await passwords.isRight(stored, 'Lie\u0301ge-five-masks')).toBe(true); // a letter and an accent
    expect(await passwords.isRight(stored, 'Liege-five-masks')).toBe(false);
  });

  it('are hashed anew each time, with the parameters of today', async () => {
    const [one, other] = [
      await passwords.hash('the same password'),
      await passwords.hash('the same password'),
    ];
    expect(one).not.toBe(other);
    expect(parametersOf(parseOptions(one))).toEqual(ARGON2);
  });

  it('of nobody cost the same work, and are wrong', async () => {
    expect(parametersOf(parseOptions(DECOY))).toEqual(ARGON2);
    expect(await passwords.isRight(null, 'anything at all')).toBe(false);
  });
});
