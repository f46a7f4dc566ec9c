//! What the office knows, said in the words of a screen: shared by the window and the pictures of the command line.
//!
//! Nothing here draws or asks: values of the engine go in, texts and the contents of pictures come out.

pub mod board;
pub mod conflict;
pub mod heads;
pub mod say;
pub mod walk;
