import { gather } from '../support/gather.ts';

gather(6);
