import type { World } from '../world/world.js';
import { enlist } from './crew.js';
import { harvest } from './harvest.js';
import { START, Stage } from './stage.js';
import { playGoods } from './stage-goods.js';
import { playJourneys } from './stage-journeys.js';
import { playPeople } from './stage-people.js';
import { receiveFormally } from './stage-receipt.js';

/** Plays the whole story through the API. */
export async function setStage(world: World): Promise<Stage> {
  const stage = new Stage(world);
  await world.setClock(START);
  stage.crew = await enlist(world, stage.audience);
  await playPeople(stage);
  const goods = await playGoods(stage);
  await playJourneys(stage, goods);
  await receiveFormally(stage);
  await world.settle();
  await harvest(stage);
  return stage;
}
