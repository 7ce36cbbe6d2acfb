import { gather } from '../support/gather.ts';

gather('module', 1);
