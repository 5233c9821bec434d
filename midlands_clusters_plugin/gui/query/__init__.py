"""What the Query page is made of: conditions being written, layers being asked, answers being handed on."""
