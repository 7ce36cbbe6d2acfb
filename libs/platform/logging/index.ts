export { correlation } from './correlation.ts';
export { Logger } from './logger.ts';
export { LoggingModule } from './logging.module.ts';
export { underWay } from './under-way.ts';
