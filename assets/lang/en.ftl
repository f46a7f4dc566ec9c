# The program's sentences. Keys are grouped by their prefix; both language files hold the same keys.

## problem: what is wrong with a procedure file, and what to do.

problem-syntax = The procedure file cannot be read. Correct the following part, then check again: { $detail }
problem-format = The procedure file is of format { $format }, but this version of Lajur reads format 1. Update Lajur or ask for the file in format 1.
problem-unknown-lane = Step "{ $step }" names lane "{ $lane }", which does not exist. Check its spelling in the lane sections.
problem-unknown-step = A flow from step "{ $step }" names step "{ $target }", which does not exist. Check from and to in the flow sections.
problem-unknown-field = The service section names field "{ $field }", which does not exist. Add the field to the field sections or correct its spelling.
problem-bad-time = The time "{ $text }" of step "{ $step }" cannot be read. Write a whole number and its unit, such as "10 Menit", "2 jam", "1 hari" or "2 bulan"; write "N/A" when none is set.
problem-duplicate-id = Id "{ $id }" is used more than once. Give every lane, step and field an id of its own.
problem-bad-id = Id "{ $id }" cannot be used. Use lower-case a-z, digits, "-" or "_", at most 60 characters.
problem-empty = { $part } is empty. Fill it in.
problem-empty-step = { $part } of step "{ $step }" is empty. Fill it in.
problem-too-many = { $part } has too many entries. Reduce them to at most { $limit }.
problem-too-many-step = { $part } of step "{ $step }" has too many entries. Reduce them to at most { $limit }.
problem-too-long = { $part } is too long. Shorten it to at most { $limit } characters.
problem-too-long-step = { $part } of step "{ $step }" is too long. Shorten it to at most { $limit } characters.
problem-too-long-file = The procedure file is larger than { $limit } bytes. Check that you chose the right file.
problem-no-start = There is no start step. Write kind = "start" in the first step.
problem-many-starts = There are { $count } start steps. Leave one step with kind = "start".
problem-no-end = There is no end step. Write kind = "end" in the last step.
problem-unreachable = Step "{ $step }" cannot be reached from the start step. Add a flow to it or remove the step.
problem-dead-end = No way leads from step "{ $step }" to an end step. Add a flow out of it.
problem-too-few-outcomes = The decision at step "{ $step }" does not have two answers yet. Write different outcomes in the flows out of it.
problem-outcome-misplaced = An outcome in the flows out of step "{ $step }" is out of place. Every flow out of a decision needs an outcome; flows out of other steps have none.
problem-duplicate-flow = The flow from step "{ $step }" to step "{ $target }" is written twice. Remove one of them.
problem-flow-after-end = A flow leaves the end step "{ $step }". Remove the flow or change the kind of the step.
problem-fork-without-join = The branches that begin at step "{ $step }" do not all meet in one step. Write join = true in the step where all branches meet, and make sure that no branch ends without passing it.
problem-join-without-fork = Step "{ $step }" waits for several branches, but no fork leads to it. Remove join = true or add the fork.
problem-join-from-outside = Step "{ $step }" waits for all branches of step "{ $fork }", but it or one of the branches can also be entered without passing that fork. Change the flow that enters from outside.
