/** What a program gets that imports `awsh`: the library with the resources of all services. */
import './resources/index.ts';

export * from './index.ts';
