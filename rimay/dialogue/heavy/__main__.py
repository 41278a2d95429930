"""What the child process does: papers of a session as PDF."""

from rimay.core import child
from rimay.dialogue.heavy.pdf import agenda, matrix, roll

if __name__ == "__main__":
    child.serve({"agenda": agenda, "roll": roll, "matrix": matrix})
