import { gather } from '../support/gather.ts';

gather('module', 3);
