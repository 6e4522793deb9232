import { format } from './locale-nb.js';

const days = ['søndag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'];

export default {
  moduleType: 'locale',
  name: 'nn',
  dictionary: {
    Autoscale: 'Tilpass aksane',
    'Box Select': 'Vel med rektangel',
    Cancel: 'Avbryt',
    'Compare data on hover': 'Samanlikn verdiar ved peikaren',
    'Double-click on legend to isolate one trace': 'Dobbeltklikk i forklaringa for å vise berre éin serie',
    'Double-click to zoom back out': 'Dobbeltklikk for å zoome ut att',
    'Download plot': 'Last ned bilete',
    'Download plot as a PNG': 'Last ned bilete (PNG)',
    'Image download succeeded': 'Biletet er lasta ned',
    'Lasso Select': 'Vel med lasso',
    Pan: 'Flytt utsnittet',
    'Preparing image - this may take a few seconds': 'Lagar biletet – det kan ta nokre sekund',
    Reset: 'Nullstill',
    'Reset axes': 'Nullstill aksane',
    'Show closest data on hover': 'Vis næraste verdi ved peikaren',
    'Sorry, there was a problem downloading your image!': 'Beklagar, biletet kunne ikkje lastast ned',
    'Toggle Spike Lines': 'Vis eller gøym hjelpelinjer',
    Zoom: 'Zoom',
    'Zoom in': 'Zoom inn',
    'Zoom out': 'Zoom ut',
    trace: 'serie',
  },
  format: { ...format, days, shortDays: ['søn', 'mån', 'tys', 'ons', 'tor', 'fre', 'lau'] },
};
