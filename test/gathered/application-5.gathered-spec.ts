import { gather } from '../support/gather.ts';

gather('application', 5);
