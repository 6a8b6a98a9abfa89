import type { Scenario } from './scenario.js';
import { CHENGDU_JUNE, HENAN_8_APRIL, SEVEN_MILLION_3_APRIL } from './spring-2020-later.data.js';
import {
  BELGIUM_16_MARCH,
  ROME_13_MARCH,
  ROME_20_MARCH,
  SHARED_18_MARCH,
  SWITZERLAND_25_MARCH,
} from './spring-2020-march.data.js';

/**
 * Spring 2020 at Liège, as sources tell it. The sources are listed in docs/spring-2020.md under the same words;
 * what none of them says is made up, and `madeUp` names it.
 */
export const SPRING_2020: Scenario = {
  name: 'spring-2020',
  firstEvening: '2020-03-13',
  lastEvening: '2020-06-13',
  donations: [
    ROME_13_MARCH,
    BELGIUM_16_MARCH,
    SHARED_18_MARCH,
    ROME_20_MARCH,
    SWITZERLAND_25_MARCH,
    SEVEN_MILLION_3_APRIL,
    HENAN_8_APRIL,
    CHENGDU_JUNE,
  ],
};
