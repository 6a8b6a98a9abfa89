import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { AccountsAuthenticator } from './accounts.authenticator.js';
import { ApiKeyStore } from './api-key.store.js';
import { Keyring } from './keyring.js';
import { ShiftStore } from './shift.store.js';

/** Reading tokens and keys. Needs TOKEN_SECRET, which only the API has. */
@Module({
  providers: [AccessTokens, AccountsAuthenticator, ApiKeyStore, Keyring, ShiftStore],
  exports: [AccessTokens, AccountsAuthenticator, ApiKeyStore, Keyring, ShiftStore],
})
export class AuthenticationModule {}
