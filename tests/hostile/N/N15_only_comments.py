# attack: holds nothing but comments
# exercise: exercise1
# expect: status=failed|not_attempted for *
# later
