/** Nodes in whose children `await` is not the cell's: functions, and what becomes one. */
export const functions = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
  // Class bodies and namespaces become functions of their own.
  'ClassDeclaration',
  'ClassExpression',
  'TsModuleDeclaration',
]);

/** Nodes whose body is run again and again. */
export const loops = new Set([
  'WhileStatement',
  'DoWhileStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
]);

/** Nodes whose children are a list of statements. */
export const lists = new Set(['BlockStatement', 'SwitchCase', 'TsModuleBlock']);

/** Wrappers that carry an expression beside a type; every other `Ts…` node is types only. */
export const typed = new Set([
  'TsAsExpression',
  'TsSatisfiesExpression',
  'TsNonNullExpression',
  'TsTypeAssertion',
  'TsConstAssertion',
  'TsInstantiation',
  'TsModuleDeclaration',
  'TsModuleBlock',
  'TsParameterProperty',
]);
