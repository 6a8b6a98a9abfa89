import { holdClock } from '../../platform/clock/clock.store.js';
import type { Query } from '../../platform/database/reference-loader.js';
import { DEMO_START } from '../demo/demo.data.js';
import { actsOf, titleOf } from './scenario-acts.js';
import { addSteps, concludeUntil, nextDue } from './scenario-step.store.js';
import { SPRING_2020 } from './spring-2020.data.js';

/**
 * Writes down what is to be played, once; what a newer version adds comes to it. Nothing is played whose time has
 * passed when it is written down: it would be told of the wrong day.
 */
export async function loadScript(query: Query): Promise<void> {
  const steps = actsOf(SPRING_2020).map((act, place) => ({
    key: act.key,
    dueAt: act.at,
    title: titleOf(act),
    place,
  }));
  if ((await addSteps(query, steps)) > 0) {
    await concludeUntil(query, DEMO_START, 'PLAYED', 'The demo begins with it.');
    await concludeUntil(query, null, 'PASSED_OVER', 'Its time had passed when this version was installed.');
  }
  await holdClock(query, await nextDue(query));
}
