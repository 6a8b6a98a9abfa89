import { Refused } from '../platform/refusals/refusal.js';
import { readLoggerFile } from './logger-file.js';

describe('the file of a logger', () => {
  it.each([
    ['commas and points', 'Time,Temperature\n2020-03-13T10:00:00Z,4.5\n'],
    ['semicolons and decimal commas', '\uFEFFZeit;Temperatur (°C)\r\n2020-03-13T10:00:00Z;4,5\r\n'],
    ['tabs, other columns, quotes', 'no\tdatetime\tTemp °C\n1\t"2020-03-13 10:00:00Z"\t4.5 °C\n'],
    ['French names', 'horodatage;température;humidité\n2020-03-13T11:00:00+01:00;4,5;60\n'],
  ])('may have %s', (_, text) => {
    const { readings, problems } = readLoggerFile(text);
    expect(problems).toEqual([]);
    expect(readings.map(({ at, celsius }) => [new Date(at).toISOString(), celsius])).toEqual([
      ['2020-03-13T10:00:00.000Z', 4.5],
    ]);
  });

  it('tells its bad lines by their numbers, and keeps the good ones', () => {
    const { readings, problems } = readLoggerFile(
      'time,temp\n2020-03-13T10:00:00,4\n\n2020-02-30T10:00:00Z,4\n2020-03-13T10:00:00Z,warm\n2020-03-13T10:10:00Z\n2020-03-13T10:20:00Z,5\n',
    );
    expect(problems.map(({ place }) => place)).toEqual([2, 4, 5, 6]);
    expect(readings).toEqual([{ place: 7, at: '2020-03-13T10:20:00Z', celsius: 5 }]);
  });

  it.each([
    ['WRONG_SCALE', 'time,Temperature (°F)\n2020-03-13T10:00:00Z,41\n'],
    ['WRONG_SCALE', 'time,temp\n2020-03-13T10:00:00Z,41 F\n'],
    ['NO_COLUMN', 'time,humidity\n2020-03-13T10:00:00Z,41\n'],
    ['NO_COLUMN', 'temp\n41\n'],
    ['NO_COLUMN', ''],
    ['NO_COLUMN', `time,temp\n"${'x'.repeat(30_000)}`],
  ])('is refused as %s', (code, text) => {
    expect(() => readLoggerFile(text)).toThrow(expect.objectContaining({ code }));
    expect(() => readLoggerFile(text)).toThrow(Refused);
  });
});
