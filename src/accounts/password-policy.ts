import type { Refused } from '../platform/refusals/refusal.js';
import { WEAK_PASSWORD } from './accounts.refusals.js';

/**
 * Those of 12 characters and more that people choose most, in small letters. MADE UP from habit, not a published
 * list: keyboard rows, counted digits, and the words that everybody thinks are clever.
 */
const COMMONEST = new Set([
  '123456789012',
  '1234567890123',
  '123456789123',
  '1234567891234',
  '012345678910',
  '123123123123',
  '987654321098',
  'abcdefghijkl',
  'abcdefghijklm',
  'abcd12345678',
  'abc123abc123',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'mypassword123',
  'changeme1234',
  'changemechangeme',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopas',
  'qwertyuiopasdf',
  'qwerty123456',
  'qwertzuiop12',
  'azertyuiop12',
  'azertyuiop123',
  'azerty123456',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'iloveyou1234',
  'letmein12345',
  'welcome12345',
  'welcome123456',
  'administrator',
  'administrator1',
  'admin1234567',
  'motdepasse12',
  'motdepasse123',
  'wachtwoord12',
  'wachtwoord123',
  'passwort1234',
  'correcthorsebatterystaple',
]);

/** Fewer different characters than this are a finger that rests on the keyboard. */
const LEAST_VARIETY = 4;

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** What speaks against a password of the right length; null when nothing does. @param field of the input */
export function weaknessOf(password: string, email: string, field = 'password'): Refused | null {
  const chosen = plain(password);
  const [name = ''] = email.split('@');
  if (chosen === plain(email) || (name.length > 0 && chosen.replaceAll(plain(name), '').length < 4))
    return WEAK_PASSWORD.because('The password must not be the e-mail address.', field);
  if (COMMONEST.has(chosen))
    return WEAK_PASSWORD.because('This is one of the passwords that are tried first.', field);
  if (new Set(chosen).size < LEAST_VARIETY)
    return WEAK_PASSWORD.because('The password is too few characters over and over again.', field);
  return null;
}

/** @throws Refused WEAK_PASSWORD */
export function refuseWeak(password: string, email: string, field?: string): void {
  const weakness = weaknessOf(password, email, field);
  if (weakness) throw weakness;
}
