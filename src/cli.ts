import 'reflect-metadata';
import { createProgram } from './console/program.js';
import { stopTheStart } from './platform/process/process-life.js';

createProgram(process.env).parseAsync(process.argv).catch(stopTheStart);
