import { Module } from '@nestjs/common';
import { Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MayAnybody } from '../../src/platform/graphql/operation-rules.js';
import { createApi } from './api.js';
import { PalletsModule } from './pallet-feature.js';

@Resolver()
class CarelessResolver {
  @Query(() => Int, { description: 'Nobody said who may.' })
  openToAll(): number {
    return 1;
  }

  @Mutation(() => Int, { description: 'It has no way to say no.' })
  @MayAnybody()
  neverRefuses(): number {
    return 1;
  }
}

@Module({ providers: [CarelessResolver] })
class CarelessModule {}

test('the process does not start with an operation without a rule, or a mutation that cannot refuse', async () => {
  const app = await createApi({ modules: [PalletsModule, CarelessModule] });
  const start = app.init();
  await expect(start).rejects.toThrow('query openToAll has no rule');
  await expect(start).rejects.toThrow('mutation neverRefuses cannot refuse');
  await app.close().catch(() => undefined);
});
